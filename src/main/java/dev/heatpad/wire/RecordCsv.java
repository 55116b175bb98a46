package dev.heatpad.wire;

import dev.heatpad.core.safety.FaultCode;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.core.session.SessionRecord;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Session records as CSV (RFC 4180): a header, then a row each, for spreadsheets. The columns have
 * the names and units of the JSON keys; what is absent is an empty field.
 */
public final class RecordCsv {

  private static final String LINE_END = "\r\n";

  private static final List<String> COLUMNS =
      List.of(
          "schema",
          "session_id",
          "device",
          "pad",
          "person",
          "program",
          "profile",
          "source",
          "simulated",
          "started_at",
          "ended_at",
          "planned_s",
          "elapsed_s",
          "heated_s",
          "target_c",
          "stop_reason",
          "fault_code",
          "max_skin_c",
          "cem43_min",
          "damage",
          "energy_wh",
          "heart_rate_min",
          "heart_rate_mean",
          "heart_rate_max",
          "pain_before",
          "pain_after",
          "proof_of_off",
          "alerts");

  /** Fields with one of these stand in quotes. */
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

  private RecordCsv() {}

  public static String write(List<RecordJson.Entry> entries) {
    StringBuilder csv = new StringBuilder(line(COLUMNS));
    entries.forEach(entry -> csv.append(line(row(entry))));
    return csv.toString();
  }

  private static List<String> row(RecordJson.Entry entry) {
    SessionRecord end = entry.end();
    SessionOpening opening = end.opening();
    return List.of(
        Integer.toString(RecordJson.SCHEMA),
        opening.id().text(),
        entry.device(),
        opening.pad().text(),
        opening.person().text(),
        opening.program(),
        opening.profile().text(),
        opening.source().name().toLowerCase(Locale.ROOT),
        Boolean.toString(opening.nature().isSimulated()),
        Json.iso(opening.startedAt()),
        Json.iso(end.endedAt()),
        RecordJson.seconds(end.planned()).toPlainString(),
        RecordJson.seconds(end.elapsed()).toPlainString(),
        RecordJson.seconds(end.heated()).toPlainString(),
        RecordJson.celsius(opening.target()).toPlainString(),
        end.stopReason().text(),
        end.fault().map(FaultCode::text).orElse(""),
        end.maxSkin().map(skin -> RecordJson.celsius(skin).toPlainString()).orElse(""),
        RecordJson.dose(end.dose().cem43Minutes()).toPlainString(),
        RecordJson.dose(end.dose().damage()).toPlainString(),
        RecordJson.energy(end).toPlainString(),
        end.heartRate().map(heart -> Integer.toString(heart.minPerMinute())).orElse(""),
        end.heartRate().map(heart -> Integer.toString(heart.meanPerMinute())).orElse(""),
        end.heartRate().map(heart -> Integer.toString(heart.maxPerMinute())).orElse(""),
        "",
        "",
        end.proofOfOff().text(),
        String.join(";", end.alerts()));
  }

  private static String line(List<String> fields) {
    return fields.stream().map(RecordCsv::field).collect(Collectors.joining(",")) + LINE_END;
  }

  private static String field(String text) {
    return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
