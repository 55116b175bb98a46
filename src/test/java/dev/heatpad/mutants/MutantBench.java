package dev.heatpad.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Applies a patch to a copy of its sources, compiles them, and simulates with the result. */
final class MutantBench {

  private static final int SESSIONS = 500;
  private static final long LONGEST_MINUTES = 10;
  private static final Pattern VIOLATION = Pattern.compile("(?m)^ {2}(\\S.*?) at PT\\S+: .*$");
  private static final Pattern SESSIONS_BEFORE =
      Pattern.compile("(?m)^first violation after (\\d+) sessions$");

  private final Path folder;

  /**
   * @param folder an empty one; it must not lie in a folder of git's, or git looks there
   */
  MutantBench(Path folder) {
    this.folder = folder;
  }

  /**
   * What became of a simulation.
   *
   * @param invariant the first that did not hold
   * @param session the first session of the life in which it did not
   */
  record Hunt(int exitCode, Optional<String> invariant, int session, double seconds, String out) {

    boolean found() {
      return exitCode == 1 && invariant.isPresent();
    }

    String text() {
      return invariant
          .map(name -> String.format(Locale.ROOT, "%s | %d | %.0f", name, session, seconds))
          .orElse("- | - | -");
    }
  }

  /** Copies what a patch changes and applies it; what git says against it, if anything. */
  String apply(Mutant mutant) throws IOException, InterruptedException {
    for (Path source : mutant.sources()) {
      Path copy = folder.resolve(source);
      Files.createDirectories(copy.getParent());
      Files.copy(source, copy);
    }
    Process git =
        process(List.of("git", "apply", "-p1", "--whitespace=nowarn", mutant.patch().toString()));
    String said = read(git);
    return git.waitFor() == 0 ? "" : said + "git apply ended with " + git.exitValue();
  }

  /** Compiles what was patched against the classes of the program. */
  Path compile(Mutant mutant) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-implicit:none",
              "-d",
              classes.toString(),
              "-classpath",
              classPath());
      boolean compiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(
                      mutant.sources().stream().map(folder::resolve).toList()))
              .call();
      if (!compiled) {
        throw new IOException(mutant + " does not compile:\n" + said);
      }
    }
    return classes;
  }

  /** Runs {@code heatpad simulate} in a process of its own, with these classes first, if any. */
  Hunt simulate(Optional<Path> patched, String options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        patched.map(classes -> classes + System.getProperty("path.separator")).orElse("")
            + classPath());
    command.addAll(List.of("dev.heatpad.Main", "simulate", "--first"));
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(List.of("--sessions", Integer.toString(SESSIONS)));
    long began = System.nanoTime();
    Process process = process(command);
    String out = read(process);
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Matcher violation = VIOLATION.matcher(out);
    Matcher before = SESSIONS_BEFORE.matcher(out);
    return new Hunt(
        process.waitFor(),
        violation.find() ? Optional.of(violation.group(1)) : Optional.empty(),
        before.find() ? Integer.parseInt(before.group(1)) + 1 : 0,
        seconds,
        out);
  }

  private Process process(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_CEILING_DIRECTORIES", folder.resolveSibling("").toString());
    return builder.start();
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Absolute, for the processes run elsewhere. */
  private static String classPath() {
    String separator = System.getProperty("path.separator");
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(Pattern.quote(separator), -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(separator, entries);
  }
}
