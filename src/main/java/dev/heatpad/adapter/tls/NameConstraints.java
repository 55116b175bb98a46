package dev.heatpad.adapter.tls;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For which names the authority may sign (RFC 5280, 4.2.1.10). Phones trust the authority, and
 * without this whoever has its key could pretend to be any server in the world. Names and addresses
 * that nobody owns in the public network are always in it, so that a change of the network needs no
 * new authority.
 */
final class NameConstraints {

  static final String OBJECT_ID = "2.5.29.30";

  /** Never delegated: RFC 6761, RFC 6762, RFC 8375, and by ICANN for private use. */
  private static final List<String> PRIVATE_NAMES =
      List.of("localhost", "local", "home.arpa", "internal");

  /** RFC 1122, 1918, 3927, 6598 (which also private networks over the Internet use), 4291, 4193. */
  private static final List<Range> PRIVATE_RANGES =
      List.of(
          range("127.0.0.0", 8),
          range("10.0.0.0", 8),
          range("172.16.0.0", 12),
          range("192.168.0.0", 16),
          range("169.254.0.0", 16),
          range("100.64.0.0", 10),
          range("::1", 128),
          range("fe80::", 10),
          range("fc00::", 7));

  private static final int PERMITTED = 0xa0;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;

  private final List<String> names;
  private final List<Range> ranges;

  /** Addresses that begin like this one, as far as the mask has ones. */
  private static final class Range {
    private final byte[] base;
    private final byte[] mask;

    Range(byte[] base, byte[] mask) {
      this.base = base;
      this.mask = mask;
    }

    boolean holds(byte[] address) {
      boolean isInside = address.length == base.length;
      for (int i = 0; isInside && i < base.length; i++) {
        isInside = (address[i] & mask[i]) == (base[i] & mask[i]);
      }
      return isInside;
    }

    Der der() {
      byte[] both = Arrays.copyOf(base, 2 * base.length);
      System.arraycopy(mask, 0, both, base.length, mask.length);
      return new Der(IP_ADDRESS, both);
    }
  }

  private NameConstraints(List<String> names, List<Range> ranges) {
    this.names = List.copyOf(names);
    this.ranges = List.copyOf(ranges);
  }

  /** Private names and addresses, and these. */
  static NameConstraints with(List<SubjectName> more) {
    NameConstraints constraints = new NameConstraints(PRIVATE_NAMES, PRIVATE_RANGES);
    for (SubjectName name : more) {
      constraints = constraints.permits(name) ? constraints : constraints.and(name);
    }
    return constraints;
  }

  private NameConstraints and(SubjectName name) {
    List<String> moreNames = new ArrayList<>(names);
    List<Range> moreRanges = new ArrayList<>(ranges);
    switch (name) {
      case SubjectName.Dns(var text) -> moreNames.add(text);
      case SubjectName.Address(var value) ->
          moreRanges.add(range(value, Byte.SIZE * value.getAddress().length));
    }
    return new NameConstraints(moreNames, moreRanges);
  }

  /** Those of an authority. One without any may sign for nothing: it is not ours. */
  static NameConstraints of(X509Certificate authority) {
    List<String> names = new ArrayList<>();
    List<Range> ranges = new ArrayList<>();
    byte[] extension = authority.getExtensionValue(OBJECT_ID);
    if (extension == null) {
      return new NameConstraints(names, ranges);
    }
    for (Der octets : Der.read(extension)) {
      octets.parts().stream()
          .flatMap(sequence -> sequence.parts().stream())
          .filter(list -> list.tag() == PERMITTED)
          .flatMap(list -> list.parts().stream())
          .flatMap(subtree -> subtree.parts().stream())
          .forEach(base -> {
            if (base.tag() == DNS_NAME) {
              names.add(new String(base.content(), StandardCharsets.US_ASCII));
            } else if (base.tag() == IP_ADDRESS) {
              ranges.add(range(base.content()));
            }
          });
    }
    return new NameConstraints(names, ranges);
  }

  boolean permits(SubjectName name) {
    return switch (name) {
      case SubjectName.Dns(var text) ->
          names.stream().anyMatch(base -> text.equals(base) || text.endsWith("." + base));
      case SubjectName.Address(var value) ->
          ranges.stream().anyMatch(range -> range.holds(value.getAddress()));
    };
  }

  /** The value of the extension. */
  byte[] encoded() {
    List<Der> subtrees = new ArrayList<>();
    for (String name : names) {
      subtrees.add(subtree(new Der(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))));
    }
    for (Range range : ranges) {
      subtrees.add(subtree(range.der()));
    }
    return Der.of(Der.SEQUENCE, List.of(Der.of(PERMITTED, subtrees))).encoded();
  }

  private static Der subtree(Der base) {
    return Der.of(Der.SEQUENCE, List.of(base));
  }

  private static Range range(byte[] baseAndMask) {
    int half = baseAndMask.length / 2;
    return new Range(
        Arrays.copyOf(baseAndMask, half),
        Arrays.copyOfRange(baseAndMask, half, baseAndMask.length));
  }

  private static Range range(String base, int bits) {
    return range(InetAddress.ofLiteral(base), bits);
  }

  private static Range range(InetAddress base, int bits) {
    byte[] mask = new byte[base.getAddress().length];
    for (int i = 0; i < bits; i++) {
      mask[i / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - i % Byte.SIZE));
    }
    return new Range(base.getAddress(), mask);
  }
}
