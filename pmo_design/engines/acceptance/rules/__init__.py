"""Rules over criteria, records and signatures, one a module; their wording stands in the catalogue."""
