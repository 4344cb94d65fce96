"""Keys as people write them (`?`, `esc`), and as Textual names them (`question_mark`, `escape`)."""

LABELS = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "comma": ",",
    "full_stop": ".",
    "question_mark": "?",
    "slash": "/",
    "semicolon": ";",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "vertical_line": "|",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "asterisk": "*",
    "ampersand": "&",
    "exclamation_mark": "!",
    "at": "@",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
}


def key_label(key: str) -> str:
    """A key as people write it, from Textual's name of it."""
    return LABELS.get(key, key)


def textual_key(label: str) -> str:
    """A key as Textual names it, from how people write it (`?`, `ctrl+p`, `[`)."""
    names = {label: name for name, label in LABELS.items()}
    return names.get(label.strip(), label.strip())
