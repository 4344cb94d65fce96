"""Hold any draft against the articles: each sentence quoted, altered, supported, different, or not found."""
