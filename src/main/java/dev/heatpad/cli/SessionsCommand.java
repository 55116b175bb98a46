package dev.heatpad.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;

/** Lists the sessions of the journal. */
@Command(
    name = "sessions",
    description = "List the sessions so far, with local times, or delete one.",
    footer = {
      "",
      "Examples:",
      "  heatpad sessions --since 7d",
      "  heatpad sessions --delete 0193f1a0-0000-7000-8000-000000000001",
      "  heatpad sessions --since 2026-11-01 --limit 5000 --format csv > sessions.csv"
    })
final class SessionsCommand implements Callable<Integer> {

  private static final int MAX_LIMIT = 5_000;

  private final Invocation invocation;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "Only what began then or later: " + Since.FORMS + ".")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = Limit.class,
      description = "At most so many, 1 to 5000. Usually ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Option(
      names = "--delete",
      paramLabel = "ID",
      description = {
        "Delete this session, its readings and its record.",
        "What it took of the heat of day and week still counts."
      })
  private Optional<String> delete = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatName.class,
      description = "One of: ${COMPLETION-CANDIDATES}. Usually ${DEFAULT-VALUE}.")
  private Format format = Format.TABLE;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** How the sessions are written. */
  enum Format {
    TABLE,
    JSON,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  SessionsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed, ConfigurationProblem {
    if (delete.isPresent()) {
      return delete(delete.get());
    }
    Optional<Instant> from = since.map(this::moment);
    var request = JsonMapper.shared().createObjectNode().put("verb", "sessions");
    from.ifPresent(moment -> request.put("since", moment.toString()));
    request.put("limit", limit);
    Document answer = invocation.client().list(request, "sessions");
    List<Document> records = answer.list("sessions");
    switch (format) {
      case TABLE -> table(records, from);
      case JSON -> invocation.write(answer.pretty() + "\n");
      case CSV -> invocation.write(SessionCsv.of(records));
    }
    return ExitCode.DONE.number();
  }

  private int delete(String session) throws CommandFailed, ConfigurationProblem {
    var request =
        JsonMapper.shared().createObjectNode().put("verb", "delete").put("session_id", session);
    return VerbCommand.tell(invocation, invocation.client().result(request));
  }

  private Instant moment(String text) {
    return Since.parse(text, invocation.surroundings().now(), invocation.surroundings().zone())
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "Invalid value for option '--since': '"
                    + text
                    + "' is not a time; give "
                    + Since.FORMS));
  }

  private void table(List<Document> records, Optional<Instant> from) {
    LocalTimes times = new LocalTimes(invocation.surroundings().zone());
    if (records.isEmpty()) {
      invocation.say(
          from.map(moment -> "No sessions since " + times.dated(moment) + ".")
              .orElse("No sessions yet."));
      return;
    }
    SessionTable.of(records, times).forEach(invocation::say);
    if (records.size() >= limit) {
      invocation.err().println("There may be more than these " + limit + "; see --limit.");
    }
  }

  /** A format by its name. */
  static final class FormatName implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      for (Format format : Format.values()) {
        if (format.toString().equals(value)) {
          return format;
        }
      }
      throw new TypeConversionException("'" + value + "' is not one of table, json, csv");
    }
  }

  /** A whole number within the limits. */
  static final class Limit implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (value.matches("\\d{1,5}")) {
        int limit = Integer.parseInt(value);
        if (limit >= 1 && limit <= MAX_LIMIT) {
          return limit;
        }
      }
      throw new TypeConversionException("'" + value + "' is not a whole number from 1 to 5000");
    }
  }
}
