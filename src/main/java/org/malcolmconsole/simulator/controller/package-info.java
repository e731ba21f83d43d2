/**
 * The controllers that make the world follow the objects.
 */
@NullMarked
package org.malcolmconsole.simulator.controller;

import org.jspecify.annotations.NullMarked;
