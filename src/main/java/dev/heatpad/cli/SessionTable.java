package dev.heatpad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Session records in aligned columns, for people. */
final class SessionTable {

  /** On which side a column is even. */
  private enum Side {
    LEFT,
    RIGHT
  }

  private record Column(String title, Side side) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Started", Side.LEFT),
          new Column("Pad", Side.LEFT),
          new Column("Program", Side.LEFT),
          new Column("Heated", Side.RIGHT),
          new Column("Max skin", Side.RIGHT),
          new Column("CEM43 min", Side.RIGHT),
          new Column("Ended", Side.LEFT));

  /** What stands where the record says nothing. */
  private static final String ABSENT = "-";

  private SessionTable() {}

  static List<String> of(List<Document> records, LocalTimes times) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS.stream().map(Column::title).toList());
    records.forEach(record -> rows.add(row(record, times)));
    int[] widths = new int[COLUMNS.size()];
    for (List<String> row : rows) {
      for (int index = 0; index < widths.length; index++) {
        widths[index] = Math.max(widths[index], row.get(index).length());
      }
    }
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static List<String> row(Document record, LocalTimes times) {
    return List.of(
        record.instant("started_at").map(times::dated).orElse(ABSENT),
        record.text("pad").orElse(ABSENT),
        record.text("program").orElse(ABSENT),
        decimal(record.number("heated_s"), "%.1f min", 60),
        decimal(record.number("max_skin_c"), "%.1f C", 1),
        decimal(record.number("cem43_min"), "%.2f", 1),
        ended(record));
  }

  private static String ended(Document record) {
    String reason = record.text("stop_reason").map(SessionTable::words).orElse(ABSENT);
    String fault =
        record
            .text("fault_code")
            .map(SessionTable::words)
            .filter(code -> !code.equals(reason))
            .map(code -> ", " + code)
            .orElse("");
    return reason + fault + (record.holds("simulated") ? " (simulated)" : "");
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  private static String decimal(OptionalDouble number, String format, double unit) {
    return number.isPresent()
        ? String.format(Locale.ROOT, format, number.getAsDouble() / unit)
        : ABSENT;
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int index = 0; index < widths.length; index++) {
      String cell = row.get(index);
      String gap = " ".repeat(widths[index] - cell.length());
      line.append(index == 0 ? "" : "  ");
      switch (COLUMNS.get(index).side()) {
        case LEFT -> line.append(cell).append(gap);
        case RIGHT -> line.append(gap).append(cell);
      }
    }
    return line.toString().stripTrailing();
  }
}
