package dev.heatpad.adapter.tls;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A name under which a browser may ask for the server. Names are never looked up. */
public sealed interface SubjectName {

  /** As people write it. */
  String text();

  /** As keytool takes it in a list of names. */
  String option();

  /** A name of letters, digits and hyphens, in lower case. */
  record Dns(String text) implements SubjectName {

    /** What a certificate can hold (RFC 5280, 4.2.1.6); an underscore is none of it. */
    private static final Pattern NAME =
        Pattern.compile(
            "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*"
                + "(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public Dns {
      if (!NAME.matcher(text).matches()) {
        throw new IllegalArgumentException("No host name: " + text);
      }
    }

    @Override
    public String option() {
      return "dns:" + text;
    }
  }

  /** A literal address. */
  record Address(InetAddress value) implements SubjectName {
    @Override
    public String text() {
      return value.getHostAddress();
    }

    @Override
    public String option() {
      return "ip:" + text();
    }
  }

  /** Empty where the text is neither a host name nor an address. */
  static Optional<SubjectName> parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    try {
      return Optional.of(new Dns(plain));
    } catch (IllegalArgumentException noName) {
      return address(plain);
    }
  }

  private static Optional<SubjectName> address(String text) {
    // Java also takes old short forms and zones, which no certificate can hold.
    if (!text.matches("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-f.]*:[0-9a-f:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Address(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
