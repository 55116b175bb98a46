package dev.heatpad.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of every command. Each level of the command line has its own, so that {@code heatpad
 * --set a=1 status --set b=2} gives both: see {@link Invocation}.
 */
final class GlobalOptions {

  // The library looks at it by itself and ends before anything reads it.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  private boolean helpWanted;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read this configuration file instead of the usual one.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      converter = KeyValue.class,
      description = "Let this value win over the configuration file. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  Optional<Path> config() {
    return config;
  }

  List<String> overrides() {
    return List.copyOf(overrides);
  }

  /** The form only; which keys there are is the configuration's to know. */
  static final class KeyValue implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (value.indexOf('=') < 1) {
        throw new TypeConversionException(
            "'" + value + "' is not of the form key=value, as in pad.back.profile=sensitive");
      }
      return value;
    }
  }
}
