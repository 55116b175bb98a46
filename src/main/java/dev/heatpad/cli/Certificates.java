package dev.heatpad.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What {@code heatpad certificates} makes. */
@FunctionalInterface
public interface Certificates {

  /**
   * Makes a local authority where there is none, and a certificate of the server that it signs.
   *
   * @param wanted what the command line says
   */
  Outcome make(Wanted wanted) throws ConfigurationProblem;

  /**
   * What the command line says.
   *
   * @param config the configuration file; empty for the usual place
   * @param overrides {@code dotted.key=value}, each of which wins over the file
   * @param names host names and addresses beside those that the computer has
   */
  record Wanted(Optional<Path> config, List<String> overrides, List<String> names) {
    public Wanted {
      overrides = List.copyOf(overrides);
      names = List.copyOf(names);
    }
  }

  /** What it led to. */
  sealed interface Outcome {}

  /**
   * There are certificates now.
   *
   * @param fingerprint of the authority's certificate, SHA-256, as phones show it
   * @param end the last day of the server's certificate
   * @param leftOut names of the computer that the authority may not sign for
   */
  record Made(
      Path directory,
      Authority authority,
      String fingerprint,
      LocalDate end,
      List<String> names,
      List<String> leftOut,
      Addresses addresses)
      implements Outcome {
    public Made {
      names = List.copyOf(names);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Nothing was changed that phones know of; one sentence says why. */
  record Refused(String sentence) implements Outcome {}

  /** Whether phones know the authority already. */
  enum Authority {
    NEW,
    KEPT
  }

  /**
   * Where a phone goes.
   *
   * @param authority the certificate to be installed; empty where phones cannot ask over HTTP
   * @param pages the page over HTTPS, the best address first; empty where only a start tells it
   */
  record Addresses(Optional<String> authority, List<String> pages) {
    public Addresses {
      pages = List.copyOf(pages);
    }
  }
}
