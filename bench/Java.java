package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts Java processes of the benchmark with the flags that the launcher gives the daemon. */
record Java(List<String> flags, String classPath) {

  static Java likeTheDaemon() {
    return new Java(
        List.of(System.getProperty("bench.flags").split(" ")),
        System.getProperty("java.class.path"));
  }

  Processes.Child start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(Arrays.asList(arguments));
    return Processes.start(command.toArray(String[]::new));
  }
}
