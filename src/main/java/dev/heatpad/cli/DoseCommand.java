package dev.heatpad.cli;

import dev.heatpad.core.dose.ThermalDose;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Computes the thermal dose of a recorded temperature curve, without the daemon. */
@Command(
    name = "dose",
    description = {
      "Compute the thermal dose of a recorded temperature.",
      "Between two rows the temperature is taken as a straight line. Needs no running heatpad."
    },
    footer = {
      "",
      "Prints JSON: cem43_min are equivalent minutes at 43 C, damage is the integral of",
      "Henriques and Moritz (0.53 is a first-degree burn), max_celsius the highest row.",
      "",
      "Example: printf 'seconds,celsius\\n0,40\\n1200,40\\n' | heatpad dose -"
    })
final class DoseCommand implements Callable<Integer> {

  /** More digits than a sensor has, fewer than a double would show. */
  private static final MathContext DIGITS = new MathContext(6);

  private final Invocation invocation;

  @Parameters(
      paramLabel = "FILE",
      arity = "1",
      description = "CSV with the columns seconds,celsius; - reads standard input.")
  private String file = "-";

  DoseCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws CommandFailed {
    TemperatureCurve curve = read();
    ThermalDose dose = curve.dose();
    var json =
        JsonMapper.shared()
            .createObjectNode()
            .put("cem43_min", rounded(dose.cem43Minutes()))
            .put("damage", rounded(dose.damage()))
            .put("max_celsius", rounded(curve.maxCelsius()));
    invocation.write(json + "\n");
    return ExitCode.DONE.number();
  }

  private TemperatureCurve read() throws CommandFailed {
    boolean piped = file.equals("-");
    String name = piped ? "standard input" : file;
    // Latin 1 maps every byte, so that a file of another kind fails in a row and not in decoding.
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                piped ? invocation.surroundings().in() : Files.newInputStream(Path.of(file)),
                StandardCharsets.ISO_8859_1))) {
      return TemperatureCurve.read(reader);
    } catch (TemperatureCurve.Malformed malformed) {
      throw CommandFailed.refused(name + ", " + malformed.getMessage());
    } catch (NoSuchFileException missing) {
      throw CommandFailed.refused("There is no file " + name + ".");
    } catch (AccessDeniedException denied) {
      throw CommandFailed.refused("This user may not read " + name + ".");
    } catch (IOException failed) {
      throw CommandFailed.refused("Cannot read " + name + ": " + failed.getMessage() + ".");
    }
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
