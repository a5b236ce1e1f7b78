from directory.models.evidence import ServiceEvidence
from directory.models.offers import Offer, ServiceOffer
from directory.models.providers import Provider, ProviderType
from directory.models.services import FormerSlug, Service
from directory.models.stages import Stage
from directory.models.areas_served import AreaServed

__all__ = [
    "AreaServed",
    "FormerSlug",
    "Offer",
    "Provider",
    "ProviderType",
    "Service",
    "ServiceEvidence",
    "ServiceOffer",
    "Stage",
]
