"""Pages from templates: text that cannot become markup, and numbers as people read them."""
