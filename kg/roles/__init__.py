"""What each citation is for: mentioned is not relied on."""

from kg.roles.settle import with_roles

__all__ = ["with_roles"]
