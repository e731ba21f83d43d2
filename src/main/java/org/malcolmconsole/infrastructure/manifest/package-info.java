/**
 * Manifests as people write them: text, documents, and what has to be in them.
 */
@NullMarked
package org.malcolmconsole.infrastructure.manifest;

import org.jspecify.annotations.NullMarked;
