package org.vultus.vision;

/**
 * Why a photo gives no template.
 *
 * @param code the reason for machines
 * @param message the reason and the remedy for people
 */
public record Refusal(RefusalCode code, String message)
    implements Analysis, Survey, FaceChoice.Choice {}
