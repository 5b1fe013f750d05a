"""t"""
from markupsafe import Markup
def blueprint_table(story, design, links): return Markup("")
