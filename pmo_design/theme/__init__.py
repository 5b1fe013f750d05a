"""The MkDocs theme `pmo-design`: templates, one file of tokens, one of styles, two small scripts."""
