"""Reports and design become artifacts: pictures, pages, checklists."""
