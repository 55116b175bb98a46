/** Thermal dose and damage of the skin, and the budgets that grow from them. */
@NullMarked
package dev.heatpad.core.dose;

import org.jspecify.annotations.NullMarked;
