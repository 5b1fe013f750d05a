"""Exit codes: what a caller learns without reading."""

CLEAN = 0
FAULTS_FOUND = 1
COULD_NOT_RUN = 2
