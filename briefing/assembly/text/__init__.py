"""What statements are made of: tokens, words, terms, numbers, names, quotations."""
