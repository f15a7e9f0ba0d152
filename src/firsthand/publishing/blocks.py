"""Hands a block of ours, `/// name | argument`, to Markdown."""

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from firsthand.report import Report


class ReportBlock(BlocksExtension):
    """Registers a kind of block, which is told the report."""

    def __init__(self, block: type[Block], report: Report) -> None:
        super().__init__()
        self.block, self.report = block, report

    def extendMarkdownBlocks(
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register the block."""
        block_mgr.register(self.block, {"report": self.report})
