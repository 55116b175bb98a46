package dev.heatpad;

import dev.heatpad.adapter.gpio.Board;
import dev.heatpad.cli.Daemon;
import dev.heatpad.cli.ExitCode;
import dev.heatpad.cli.PairingCard;
import dev.heatpad.cli.RunOptions;
import dev.heatpad.config.ConfigurationException;
import dev.heatpad.config.PadSettings.Output;
import dev.heatpad.config.Programs;
import dev.heatpad.config.Settings;
import dev.heatpad.config.WearableProfiles;
import dev.heatpad.loop.LocalAccess;
import dev.heatpad.wire.WearableMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code heatpad run} does: read the configuration, start everything, wait for the end. */
final class HeatpadDaemon implements Daemon {

  @Override
  public int run(RunOptions options) {
    try {
      Settings settings = settings(options);
      Logging.setUp(settings.logLevel());
      Programs programs = programs(options.config());
      programs.require(settings);
      Optional<WearableMapping> wearable = wearable(options.config(), settings);
      requireSimulation(options, settings);
      return serve(new Service(settings, programs, wearable, options), settings, options).number();
    } catch (ConfigurationException exception) {
      exception.problems().forEach(HeatpadDaemon::say);
      return ExitCode.CONFIGURATION_INVALID.number();
    } catch (StartException exception) {
      say(String.valueOf(exception.getMessage()));
      return exception.exitCode().number();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return ExitCode.REFUSED_OR_FAILED.number();
    }
  }

  private static ExitCode serve(Service service, Settings settings, RunOptions options)
      throws StartException, InterruptedException {
    try (service) {
      service.start();
      if (settings.simulation().unlimited()) {
        say("sim.unlimited: rest, day limits, prompts and the rate limit are lifted");
      }
      System.out.println("ready: " + service.addresses());
      service.secureAddress().ifPresent(address -> System.out.println("secure: " + address));
      System.out.flush();
      switch (options.purpose()) {
        case SERVE -> {
          service.firstInvitation().ifPresent(HeatpadDaemon::show);
          service.awaitEnd();
        }
        case REHEARSE -> service.rehearse();
      }
      return service.hasFailed() ? ExitCode.REFUSED_OR_FAILED : ExitCode.DONE;
    }
  }

  private static void show(LocalAccess.Invitation invitation) {
    new PairingCard(invitation.code(), invitation.until(), invitation.page(), invitation.link())
        .print(System.out);
  }

  private static Settings settings(RunOptions options) throws ConfigurationException {
    Settings settings = ConfiguredPaths.load(options.config(), options.overrides());
    if (options.pads() == RunOptions.Pads.ALL_SIMULATED) {
      List<String> overrides = new ArrayList<>(options.overrides());
      settings.pads().keySet().forEach(pad -> overrides.add("pad." + pad + ".output=simulated"));
      settings = ConfiguredPaths.load(options.config(), overrides);
    }
    if (settings.pads().values().stream().noneMatch(pad -> pad.output() == Output.AUTO)) {
      return settings.withAutoOutput(Output.SIMULATED);
    }
    if (Board.isRaspberryPi()) {
      return settings.withAutoOutput(Output.RELAY);
    }
    say("this is no Raspberry Pi, so pads are simulated (pad.<name>.output = \"auto\")");
    return settings.withAutoOutput(Output.SIMULATED);
  }

  private static Programs programs(Optional<Path> config) throws ConfigurationException {
    Optional<Path> file = ConfiguredPaths.file(config);
    return file.isPresent()
        ? Programs.load(Programs.directoryBeside(file.get()))
        : Programs.builtIn();
  }

  /** What others tell of a wearable on MQTT; empty where nothing of theirs is heard. */
  static Optional<WearableMapping> wearable(Optional<Path> config, Settings settings)
      throws ConfigurationException {
    Optional<Path> file = ConfiguredPaths.file(config);
    WearableProfiles profiles =
        file.isPresent()
            ? WearableProfiles.load(WearableProfiles.directoryBeside(file.get()))
            : WearableProfiles.none();
    return profiles.mapping(settings);
  }

  private static void requireSimulation(RunOptions options, Settings settings)
      throws ConfigurationException {
    if (JournalPlace.isAllSimulated(settings)) {
      return;
    }
    List<String> problems = new ArrayList<>();
    if (options.speed() != RunOptions.MIN_SPEED) {
      problems.add("--speed is for simulated pads only; add --simulate, or leave it out.");
    }
    if (options.simulatedJournal() == RunOptions.SimulatedJournal.EMPTIED) {
      problems.add("--fresh empties the journal of simulated pads only; add --simulate.");
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private static void say(String sentence) {
    System.err.println("heatpad: " + sentence);
  }
}
