package org.vultus.server.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * Lets Ctrl-C and SIGTERM end a command between two photos. By itself the process would be gone
 * under the networks at work, which may crash it.
 */
final class Interruption {

  private static final int SECONDS = 20;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean begun;

  private Interruption() {}

  /**
   * Runs work that an interrupt ends.
   *
   * @param words to say then
   */
  static int run(PrintWriter err, String words, Callable<Integer> work) throws Exception {
    Interruption interruption = new Interruption();
    Thread hook = new Thread(interruption::interrupt, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
    } catch (Exception e) {
      // Whatever an interrupt has broken off is no fault.
      if (!(e instanceof InterruptedException) && !interruption.begun) {
        throw e;
      }
      err.println(words);
      err.flush();
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      interruption.end(hook);
    }
  }

  private void interrupt() {
    begun = true;
    worker.interrupt();
    try {
      ended.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(Thread hook) {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: it waits for this hook no longer.
    }
  }
}
