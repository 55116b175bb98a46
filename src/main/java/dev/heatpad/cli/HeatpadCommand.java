package dev.heatpad.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code heatpad}: its commands, its exit codes, and how it tells what went wrong. */
@Command(
    name = "heatpad",
    versionProvider = HeatpadCommand.Version.class,
    description = "Timed, safe heat therapy from a Raspberry Pi.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:Refused or failed; the reason is on standard error.",
      "2:The command was not understood.",
      "3:heatpad is not running, or cannot be reached.",
      "4:The configuration is not valid."
    },
    footer = {
      "",
      "Try it without any hardware: heatpad run --simulate",
      "More on a command: heatpad COMMAND --help",
      "Heatpad is not a medical device. Never fall asleep on a heating pad."
    })
public final class HeatpadCommand implements Runnable {

  // The library looks at it by itself and ends before anything reads it.
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
  private boolean versionWanted;

  @Spec private CommandSpec spec = CommandSpec.create();

  private HeatpadCommand() {}

  /** Runs one command line and returns the exit code of the process. */
  public static int execute(
      String[] args,
      Daemon daemon,
      Configuration configuration,
      Certificates certificates,
      MosquittoSetup mosquitto,
      PrintStream out,
      PrintStream err) {
    Surroundings surroundings = Surroundings.real(out);
    return execute(
        args,
        new Invocation(
            new ArrayList<>(),
            daemon,
            configuration,
            certificates,
            mosquitto,
            surroundings,
            out,
            err));
  }

  static int execute(String[] args, Invocation invocation) {
    int code = commandLine(invocation).execute(args);
    invocation.out().flush();
    invocation.err().flush();
    return code;
  }

  /** A person who gives no command is shown which ones there are. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  static CommandLine commandLine(Invocation invocation) {
    CommandLine sim =
        new CommandLine(new SimCommand()).addSubcommand(new SimCommand.Press(invocation));
    CommandLine line =
        new CommandLine(new HeatpadCommand())
            .addSubcommand(new RunCommand(invocation))
            .addSubcommand(new VerbCommands.Start(invocation))
            .addSubcommand(new VerbCommands.Stop(invocation))
            .addSubcommand(new VerbCommands.Pause(invocation))
            .addSubcommand(new VerbCommands.Resume(invocation))
            .addSubcommand(new VerbCommands.Extend(invocation))
            .addSubcommand(new VerbCommands.Answer(invocation))
            .addSubcommand(new VerbCommands.Acknowledge(invocation))
            .addSubcommand(new VerbCommands.Arm(invocation))
            .addSubcommand(new StatusCommand(invocation))
            .addSubcommand(new SessionsCommand(invocation))
            .addSubcommand(new PairCommand(invocation))
            .addSubcommand(new SetupCommand(invocation))
            .addSubcommand(new CheckCommand(invocation))
            .addSubcommand(new CertificatesCommand(invocation))
            .addSubcommand(new MosquittoCommand(invocation))
            .addSubcommand(sim)
            .addSubcommand(new DoseCommand(invocation))
            .addSubcommand(new SimulateCommand(invocation));
    complete(line, invocation.options());
    return line.setOut(writer(invocation.out()))
        .setErr(writer(invocation.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setParameterExceptionHandler(HeatpadCommand::explain)
        .setExecutionExceptionHandler(HeatpadCommand::report);
  }

  /** Gives a command, and all below it, what every command has. */
  private static void complete(CommandLine line, List<GlobalOptions> options) {
    GlobalOptions own = new GlobalOptions();
    options.add(own);
    line.addMixin("global", own);
    line.getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .sortSynopsis(false)
        .synopsisSubcommandLabel("COMMAND")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n");
    line.getSubcommands().values().forEach(below -> complete(below, options));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /** One sentence and where to read on: a page of usage would hide what is wrong. */
  private static int explain(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    PrintWriter err = line.getErr();
    if (problem instanceof UnmatchedArgumentException unmatched) {
      err.println(unmatched(unmatched));
      unmatched.printSuggestions(err);
    } else {
      err.println(problem.getMessage());
    }
    err.println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.number();
  }

  /** What follows the first one that is not understood says nothing new. */
  private static String unmatched(UnmatchedArgumentException problem) {
    String first = problem.getUnmatched().getFirst();
    if (problem.isUnknownOption()) {
      return "Unknown option '" + first + "'.";
    }
    return problem.getCommandLine().getSubcommands().isEmpty()
        ? "Unexpected argument '" + first + "'."
        : "There is no command '" + first + "'.";
  }

  private static int report(Exception problem, CommandLine line, ParseResult parsed)
      throws Exception {
    return switch (problem) {
      case CommandFailed failed -> {
        line.getErr().println(failed.getMessage());
        yield failed.exitCode().number();
      }
      case ConfigurationProblem invalid -> {
        invalid.problems().forEach(line.getErr()::println);
        yield ExitCode.CONFIGURATION_INVALID.number();
      }
      // A mistake of the program: whoever reports it needs the trace.
      case Exception mistake -> throw mistake;
    };
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = HeatpadCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        version == null
            ? "heatpad, not built as a jar"
            : String.format(Locale.ROOT, "heatpad %s", version)
      };
    }
  }
}
