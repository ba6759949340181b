// How wide words are in the window's font.
import type { Measure } from './timelineLayout';

let pen: CanvasRenderingContext2D | null | undefined;

/** Width in pixels; without a canvas (tests) a generous guess, so that nothing that fits there collides here. */
export const measureWords: Measure = (text, size, bold) => {
  if (pen === undefined) pen = document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * size * (bold ? 0.54 : 0.5);
  pen.font = `${bold ? 700 : 400} ${size}px 'Source Sans 3', arial, sans-serif`;
  return pen.measureText(text).width;
};
