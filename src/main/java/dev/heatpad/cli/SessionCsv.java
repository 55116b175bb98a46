package dev.heatpad.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Session records as CSV (RFC 4180), for spreadsheets and programs. The known columns always come
 * first and in the same order, so that scripts may count on them; keys that a newer daemon adds
 * follow. An object becomes a column for each of its keys, a list one cell with semicolons.
 */
final class SessionCsv {

  private static final List<String> COLUMNS =
      List.of(
          "schema",
          "session_id",
          "device",
          "pad",
          "program",
          "profile",
          "source",
          "simulated",
          "started_at",
          "ended_at",
          "planned_s",
          "elapsed_s",
          "heated_s",
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

  private static final String LINE_END = "\r\n";

  private SessionCsv() {}

  static String of(List<Document> records) {
    List<Map<String, String>> rows = new ArrayList<>();
    SequencedSet<String> columns = new LinkedHashSet<>(COLUMNS);
    for (Document record : records) {
      Map<String, String> row = new LinkedHashMap<>();
      flatten("", record.node(), row);
      columns.addAll(row.keySet());
      rows.add(row);
    }
    StringBuilder csv = new StringBuilder();
    csv.append(line(List.copyOf(columns)));
    for (Map<String, String> row : rows) {
      csv.append(line(columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
    }
    return csv.toString();
  }

  private static void flatten(String prefix, JsonNode object, Map<String, String> row) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String column = prefix + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        flatten(column + "_", value, row);
      } else if (!value.isNull()) {
        row.put(column, cell(value));
      }
    }
  }

  private static String cell(JsonNode value) {
    if (value.isArray()) {
      return value.values().stream().map(SessionCsv::cell).collect(Collectors.joining(";"));
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(SessionCsv::quoted).collect(Collectors.joining(",")) + LINE_END;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
