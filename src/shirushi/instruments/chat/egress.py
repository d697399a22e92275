"""The egress gate: which network addresses a request may go to.

A name is resolved once, every address it stands for must pass, and the connection is pinned to them, so that a name
which changes its mind later (DNS rebinding) leads nowhere. Ranges: IANA special-purpose registries (RFC 6890, 8190)
and the metadata addresses of the large clouds.
"""

import ipaddress
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from shirushi.terms.errors import Code, Refused
from shirushi.terms.text import Text


class Zone(StrEnum):
    """The kind of network an address belongs to."""

    PUBLIC = "public"
    LOOPBACK = "loopback"
    PRIVATE = "private"
    LINK_LOCAL = "link-local"
    METADATA = "metadata"
    MULTICAST = "multicast"
    EMBEDDED = "embedded"
    RESERVED = "reserved"


class Allow(msgspec.Struct, frozen=True, kw_only=True):
    """The zones that a person opened by name, beside the public one. No other zone can be opened."""

    loopback: bool = False
    private: bool = False


CLOSED = Code(
    id="SH651",
    says=Text(
        ja="{host} は {address}（{zone}）を指しているため、接続しませんでした。",
        en="{host} leads to {address} ({zone}); no request was sent.",
    ),
    remedy=Text(ja="{way}", en="{way}"),
)
DISGUISED = Code(
    id="SH652",
    says=Text(
        ja="{host} は数字を変わった形で書いたアドレスです。接続しませんでした。",
        en="{host} is a numeric address in disguise; no request was sent.",
    ),
    remedy=Text(
        ja="アドレスは 192.0.2.1 や 2001:db8::1 のような通常の形で書いてください。",
        en="Write the address in the usual form, like 192.0.2.1 or 2001:db8::1.",
    ),
)

_NAMES = {
    Zone.PUBLIC: Text(ja="公開の網", en="public network"),
    Zone.LOOPBACK: Text(ja="この機械自身", en="this machine itself"),
    Zone.PRIVATE: Text(ja="組織内の網", en="private network"),
    Zone.LINK_LOCAL: Text(ja="同一リンク内の網", en="link-local network"),
    Zone.METADATA: Text(ja="クラウドの管理用アドレス", en="cloud metadata address"),
    Zone.MULTICAST: Text(ja="マルチキャスト", en="multicast"),
    Zone.EMBEDDED: Text(ja="IPv4 を埋め込んだ IPv6 アドレス", en="IPv6 address with an IPv4 address inside"),
    Zone.RESERVED: Text(ja="予約済みの範囲", en="reserved range"),
}
_WAYS = {
    Zone.LOOPBACK: Text(
        ja="意図したものであれば、shirushi.yaml のその接続先に loopback: true と書いてください。",
        en="If this is meant, write loopback: true beside that address in shirushi.yaml.",
    ),
    Zone.PRIVATE: Text(
        ja="意図したものであれば、shirushi.yaml のその接続先に private: true と書くか、--allow-private を付けてください。",
        en="If this is meant, write private: true beside that address in shirushi.yaml, or pass --allow-private.",
    ),
}
_NEVER = Text(
    ja="この範囲には決して接続しません。別のアドレスを指定してください。",
    en="This range is never opened. Give another address.",
)

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _ranges(zone: Zone, *networks: str) -> tuple[tuple[_Network, Zone], ...]:
    return tuple((ipaddress.ip_network(network), zone) for network in networks)


# The first range that holds an address names its zone, so the narrow ones stand before the wide ones.
_RANGES = (
    *_ranges(Zone.METADATA, "169.254.169.254/32", "169.254.170.2/32", "100.100.100.200/32", "168.63.129.16/32"),
    *_ranges(Zone.METADATA, "192.0.0.192/32", "fd00:ec2::/32", "fd20:ce::/32"),
    *_ranges(Zone.LOOPBACK, "127.0.0.0/8", "::1/128"),
    *_ranges(Zone.LINK_LOCAL, "169.254.0.0/16", "fe80::/10"),
    *_ranges(Zone.PRIVATE, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"),
    *_ranges(Zone.MULTICAST, "224.0.0.0/4", "ff00::/8"),
    *_ranges(Zone.RESERVED, "0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
    *_ranges(Zone.RESERVED, "192.88.99.0/24", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24"),
    *_ranges(Zone.RESERVED, "203.0.113.0/24", "240.0.0.0/4", "::/128"),
    *_ranges(Zone.EMBEDDED, "::ffff:0:0/96", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"),
    *_ranges(Zone.RESERVED, "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16"),
    *_ranges(Zone.PUBLIC, "0.0.0.0/0", "2000::/3"),
    *_ranges(Zone.RESERVED, "::/0"),
)


def zone(address: str) -> Zone:
    """Tell the zone of an address in numbers, as a resolver gives it (an IPv6 scope is ignored).

    Raises:
        ValueError: `address` is no IP address.
    """
    found = ipaddress.ip_address(address.split("%", 1)[0])
    return next(kind for network, kind in _RANGES if found.version == network.version and found in network)


def is_disguised(host: str) -> bool:
    """Tell whether resolvers would read `host` as a number although it is no plain IP address.

    So are 2130706433, 0x7f.1, 0177.0.0.1 and 127.1: a name whose last label is a number is never a name.
    """
    try:
        ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        last = host.rstrip(".").rsplit(".", 1)[-1].lower()
        return last.isdigit() or (last.startswith("0x") and all(c in "0123456789abcdef" for c in last[2:]))
    return False


def admit(host: str, addresses: Iterable[str], allow: Allow) -> None:
    """Let a request to `host`, resolved to `addresses`, pass.

    Raises:
        Refused: one of the addresses lies in a zone that is not open.
    """
    for address in addresses:
        kind = zone(address)
        is_open = (
            kind is Zone.PUBLIC
            or (kind is Zone.LOOPBACK and allow.loopback)
            or (kind is Zone.PRIVATE and allow.private)
        )
        if not is_open:
            way = _WAYS.get(kind, _NEVER)
            raise Refused(CLOSED.at(host=host, address=address, zone=_NAMES[kind], way=way))


def refuse_disguise(host: str) -> None:
    """Stop a host that is a number in an unusual spelling before any resolver reads it.

    Raises:
        Refused: `host` is such a number.
    """
    if is_disguised(host):
        raise Refused(DISGUISED.at(host=host))
