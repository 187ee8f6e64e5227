"""Pages from templates: text that never becomes markup, and numbers as people read them."""
