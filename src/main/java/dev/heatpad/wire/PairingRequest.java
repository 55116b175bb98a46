package dev.heatpad.wire;

import dev.heatpad.loop.ClientName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody sends who wants to be paired. */
public sealed interface PairingRequest {

  Pattern CODE = Pattern.compile("[0-9]{6}");

  /** How the client keeps its token. */
  enum Keep {
    /** In a cookie that pages cannot read: for browsers. */
    COOKIE,
    /** By itself: for programs. */
    TOKEN
  }

  /**
   * Somebody brings a code.
   *
   * @param code six digits
   */
  record Understood(String code, ClientName name, Keep keep) implements PairingRequest {
    /** A code must not get into a log by accident. */
    @Override
    public String toString() {
      return "Understood[" + name + ", " + keep + "]";
    }
  }

  record Unreadable(String problem) implements PairingRequest {}

  /** Reads a body. Whatever the bytes are, there is an answer and no exception. */
  static PairingRequest parse(byte[] utf8) {
    return switch (Json.readRequest(utf8)) {
      case Json.Broken(var problem) -> new Unreadable(problem);
      case Json.Whole(var object) -> read(new Fields(object));
    };
  }

  private static PairingRequest read(Fields fields) {
    fields.allowOnly(List.of("code", "name", "keep"));
    Optional<String> code = fields.anyText("code").filter(text -> CODE.matcher(text).matches());
    if (code.isEmpty()) {
      fields.complain("\"code\" is text of six digits, as heatpad pair prints it.");
    }
    Optional<ClientName> name = fields.anyText("name").flatMap(ClientName::cleaned);
    if (name.isEmpty()) {
      fields.complain("\"name\" has 1 to " + ClientName.MAX_CHARACTERS + " printable characters.");
    }
    Optional<Keep> keep = keep(fields.anyText("keep").orElse("cookie"));
    if (keep.isEmpty()) {
      fields.complain("\"keep\" is \"cookie\" or \"token\".");
    }
    return fields.problem().isEmpty() && code.isPresent() && name.isPresent() && keep.isPresent()
        ? new Understood(code.get(), name.get(), keep.get())
        : new Unreadable(fields.problem().orElse("This cannot be read."));
  }

  private static Optional<Keep> keep(String word) {
    return switch (word) {
      case "cookie" -> Optional.of(Keep.COOKIE);
      case "token" -> Optional.of(Keep.TOKEN);
      default -> Optional.empty();
    };
  }
}
