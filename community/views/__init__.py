"""Views of the community: the door (`community.doors`) has let in whoever they answer."""
