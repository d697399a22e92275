"""Reads the papers kept beside a system: bills of materials, documents, registers."""
