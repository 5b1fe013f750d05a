"""t"""
from markupsafe import Markup
def phone_blueprint(story, design, links): return Markup("")
