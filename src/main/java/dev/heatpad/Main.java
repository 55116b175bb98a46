package dev.heatpad;

import dev.heatpad.cli.HeatpadCommand;

/** The entry point: the command line, with the daemon and the configuration behind it. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    // Client commands say what they have to say themselves; only the daemon logs.
    System.exit(
        HeatpadCommand.execute(
            args,
            new HeatpadDaemon(),
            new ConfiguredPaths(),
            new LocalCertificates(),
            new LocalMosquitto(),
            System.out,
            System.err));
  }
}
