"""What acceptance has to say, for terminals and programs: as text, as JSON, as JUnit XML."""
