"""One function per use case: typed command in, typed result out."""
