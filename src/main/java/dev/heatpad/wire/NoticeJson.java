package dev.heatpad.wire;

import dev.heatpad.core.session.Effect.Notice;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.loop.Publisher.Stamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** Something that happened, as JSON: {@code event} of MQTT and of the stream. */
public final class NoticeJson {

  /** Names that the frame of the object uses; a detail of this name is left out. */
  private static final Set<String> FRAME = Set.of("event_type", "pad", "ts", "seq", "boot_id");

  /** Details whose name ends in a unit are numbers. */
  private static final Pattern NAME_WITH_UNIT = Pattern.compile(".*_(s|c|min)");

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

  private NoticeJson() {}

  public static byte[] write(PadName pad, Notice notice, Stamp stamp) {
    return Json.object(json -> {
      json.writeStringProperty("event_type", notice.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringProperty("pad", pad.text());
      notice.details().entrySet().stream()
          .filter(detail -> !FRAME.contains(detail.getKey()))
          .forEach(detail -> write(json, detail));
      PadJson.stamp(json, stamp);
    });
  }

  /** The stream's sign of life. */
  public static byte[] beat(Instant at) {
    return Json.object(json -> Json.timestamp(json, at));
  }

  private static void write(JsonGenerator json, Map.Entry<String, String> detail) {
    boolean number =
        NAME_WITH_UNIT.matcher(detail.getKey()).matches()
            && NUMBER.matcher(detail.getValue()).matches();
    json.writeName(detail.getKey());
    if (number) {
      json.writeNumber(detail.getValue());
    } else {
      json.writeString(detail.getValue());
    }
  }
}
