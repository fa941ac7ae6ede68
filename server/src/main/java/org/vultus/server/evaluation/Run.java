package org.vultus.server.evaluation;

/**
 * What was run, so that others can run it again.
 *
 * @param vultus the version of this program
 * @param command as it was typed
 * @param date UTC, as in ISO 8601
 * @param data where the pairs come from
 * @param listSha256 of the list of pairs
 * @param replicates how many samples of people the intervals rest on
 * @param seed of those samples
 */
public record Run(
    String vultus,
    String command,
    String date,
    Machine machine,
    String data,
    String listSha256,
    int replicates,
    long seed) {}
