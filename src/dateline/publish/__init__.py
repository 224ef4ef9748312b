"""Stage 6: what people read: tables, files, figures, pages."""
