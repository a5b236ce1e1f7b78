"""What a page is built of. Each block has a template of its name in `templates/cms/blocks/`."""

from cms.blocks.body import BodyBlock, SectionBlock

__all__ = ["BodyBlock", "SectionBlock"]
