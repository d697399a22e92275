"""What is kept: log, blobs, journals, the catalogues on disk."""
