"""The index by which posts are searched: which stem stands in which post."""

from django.db import models

from community.models.posts import Post


class Stem(models.Model):
    """One row a stem and post that members see; `weight` is how much the post is about it (a word
    of a topic's title counts for more). `board_id` stands here so that a search never touches a
    row of a board that the reader may not see: its time would tell of them."""

    stem = models.CharField(max_length=40)
    board_id = models.PositiveBigIntegerField()
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="stems")
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["stem", "board_id", "-post"], name="posts_of_a_stem")]
        constraints = [models.UniqueConstraint(fields=["post", "stem"], name="one_row_a_stem")]

    def __str__(self) -> str:
        return f"{self.stem} in {self.post_id}"
