from directory.models.areas_served import AreaServed
from directory.models.claims import Claim, ClaimEvidence, ClaimLayer, State
from directory.models.evidence import ServiceEvidence
from directory.models.offers import Offer, ServiceOffer
from directory.models.providers import Provider, ProviderType
from directory.models.search_documents import SearchDocument
from directory.models.services import FormerSlug, Service
from directory.models.stages import Stage

__all__ = [
    "AreaServed",
    "Claim",
    "ClaimEvidence",
    "ClaimLayer",
    "FormerSlug",
    "Offer",
    "Provider",
    "ProviderType",
    "SearchDocument",
    "Service",
    "ServiceEvidence",
    "ServiceOffer",
    "Stage",
    "State",
]
