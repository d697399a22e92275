import pytest

from shirushi.instruments.chat.egress import Allow, Zone, admit, is_disguised, refuse_disguise, zone
from shirushi.terms.errors import Refused

ZONES = {
    Zone.PUBLIC: (
        "8.8.8.8 1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255 "
        "169.255.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 "
        "2606:4700:4700::1111 2400:cb00::1 2a00:1450:4001:81b::200e 3ffe::1"
    ),
    Zone.LOOPBACK: "127.0.0.1 127.0.0.0 127.1.2.3 127.255.255.255 ::1 0:0:0:0:0:0:0:1",
    Zone.PRIVATE: (
        "10.0.0.0 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 100.64.0.0 100.127.255.255 "
        "fc00::1 fd12:3456:789a::1 fdff:ffff::1"
    ),
    Zone.LINK_LOCAL: "169.254.0.1 169.254.255.255 169.254.169.253 fe80::1 fe80::1%eth0 febf::1",
    Zone.METADATA: (
        "169.254.169.254 169.254.170.2 100.100.100.200 168.63.129.16 192.0.0.192 fd00:ec2::254 fd00:ec2::23 fd20:ce::254"
    ),
    Zone.MULTICAST: "224.0.0.1 239.255.255.255 ff02::1 ff0e::1",
    Zone.EMBEDDED: (
        "::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:7f00:1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe "
        "64:ff9b:1::1 2002:7f00:1:: 2002:a9fe:a9fe::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 ::127.0.0.1 ::7f00:2"
    ),
    Zone.RESERVED: (
        "0.0.0.0 0.1.2.3 192.0.0.1 192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 240.0.0.1 "
        "255.255.255.255 192.88.99.1 :: 2001:db8::1 3fff::1 5f00::1 100::1 fec0::1 4000::1 2001:10::1 8000::1"
    ),
}
CASES = [(address, kind) for kind, listed in ZONES.items() for address in listed.split()]
SHUT = set(Zone) - {Zone.PUBLIC, Zone.LOOPBACK, Zone.PRIVATE}


@pytest.mark.parametrize(("address", "expected"), CASES)
def test_every_address_has_its_zone(address, expected):
    assert zone(address) is expected


def test_the_table_is_wide_enough():
    assert len({address for address, _ in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(("address", "kind"), CASES)
def test_only_what_was_opened_by_name_is_admitted(address, kind):
    for allow in (Allow(), Allow(loopback=True), Allow(private=True), Allow(loopback=True, private=True)):
        is_open = {Zone.PUBLIC: True, Zone.LOOPBACK: allow.loopback, Zone.PRIVATE: allow.private}.get(kind, False)
        if is_open:
            admit("host.example", [address], allow)
        else:
            with pytest.raises(Refused) as caught:
                admit("host.example", [address], allow)
            assert caught.value.faults[0].code == "SH651"
            assert address in caught.value.faults[0].says.en


def test_one_bad_address_among_good_ones_is_enough():
    with pytest.raises(Refused):
        admit("rebind.example", ["8.8.8.8", "10.0.0.1"], Allow())


def test_the_remedy_fits_the_zone():
    def remedy(address):
        with pytest.raises(Refused) as caught:
            admit("host.example", [address], Allow())
        return caught.value.faults[0].remedy.en

    assert "loopback: true" in remedy("127.0.0.1")
    assert "--allow-private" in remedy("10.0.0.1")
    assert "never" in remedy("169.254.169.254")


DISGUISES = "2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 127.1 127.0.1 017700000001 0x7F.1 127.0.0.1. 0x 1 １２７.０.０.１ x.127.0.0.01 169.254.43518"


@pytest.mark.parametrize("host", DISGUISES.split())
def test_numbers_in_disguise_are_refused(host):
    with pytest.raises(Refused) as caught:
        refuse_disguise(host)
    assert caught.value.faults[0].code == "SH652"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "::1", "fe80::1%eth0", "localhost", "3com.example", "0xy.example", "a1", "0x7g"]
)
def test_plain_addresses_and_names_are_no_disguise(host):
    assert not is_disguised(host)
