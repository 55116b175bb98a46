package dev.heatpad.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code heatpad mosquitto} makes. */
@FunctionalInterface
public interface MosquittoSetup {

  /**
   * Makes what a Mosquitto broker runs from, as far as it is not there.
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
  record Wanted(
      Optional<Path> config, List<String> overrides, Path folder, List<String> names, Ports ports) {
    public Wanted {
      overrides = List.copyOf(overrides);
      names = List.copyOf(names);
    }
  }

  /** Where the broker is to listen. */
  record Ports(int mqtt, int webSocket) {}

  /** What it led to. */
  sealed interface Outcome {}

  /**
   * There is a folder that Mosquitto can run from.
   *
   * @param written what this run made
   * @param different what stays as it was though this run would have written it otherwise
   * @param end the last day of the broker's certificate
   * @param settings keys below {@code mqtt} in the configuration of heatpad
   */
  record Made(
      Path folder,
      List<String> written,
      List<String> different,
      LocalDate end,
      Map<String, String> settings,
      Reach reach)
      implements Outcome {
    public Made {
      written = List.copyOf(written);
      different = List.copyOf(different);
      settings = Map.copyOf(settings);
    }
  }

  /**
   * How others come to it.
   *
   * @param hosts the names of this computer in its network, the best first
   */
  record Reach(List<String> hosts, String device, String pad) {
    public Reach {
      hosts = List.copyOf(hosts);
    }
  }

  /** Nothing was made; one sentence says why. */
  record Refused(String sentence) implements Outcome {}
}
