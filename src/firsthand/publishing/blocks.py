"""Hands a block of ours, `/// name | argument`, to Markdown."""

from pathlib import Path

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block


class RootedBlock(BlocksExtension):
    """Registers a kind of block, which is told the repository's folder."""

    def __init__(self, block: type[Block], root: Path) -> None:
        super().__init__()
        self.block, self.root = block, root

    def extendMarkdownBlocks(
        self, md: Markdown, block_mgr: BlocksProcessor
    ) -> None:
        """Register the block."""
        block_mgr.register(self.block, {"root": self.root})
