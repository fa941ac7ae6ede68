package org.vultus.server.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a long command is: a bar with rate and time left on a terminal, else a line a tenth. */
final class Progress implements AutoCloseable {

  private static final int LINES = 10;

  private final PrintStream err = System.err;
  private final @Nullable ProgressBar bar;
  private final String task;
  private final long total;
  private long done;
  private long linesShown;

  /**
   * @param unit what is counted, with a leading space
   * @param unitSize how many make one of what is shown
   */
  Progress(String task, long total, String unit, long unitSize) {
    this.task = task;
    this.total = total;
    this.bar = onTerminal() ? bar(task, total, unit, unitSize) : null;
  }

  void reach(long nowDone) {
    done = nowDone;
    if (bar != null) {
      bar.stepTo(done);
    } else {
      showLine();
    }
  }

  void step() {
    reach(done + 1);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private void showLine() {
    long lines = total == 0 ? LINES : done * LINES / total;
    if (lines > linesShown) {
      linesShown = lines;
      err.printf("%s: %,d of %,d%n", task, done, total);
    }
  }

  /** The launcher knows; Java 21 cannot tell. */
  private static boolean onTerminal() {
    return Boolean.getBoolean("vultus.terminal");
  }

  private static ProgressBar bar(String task, long total, String unit, long unitSize) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setUnit(unit, unitSize)
        .showSpeed()
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }
}
