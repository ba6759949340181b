// An invented timeline for tests and for looking: bail, an order nobody is known to be aware of, a notice not used.
import type { Bar, Strength, Timeline } from './timeline';

/** A bar from `from` to `to`. */
export function bar(from: number, to: number, strength: Strength, more: Partial<Bar> = {}): Bar {
  return { from, to, strength, uncertainEnd: false, runsOn: [false, false], ...more };
}

/** The picture of the case page. */
export function exampleTimeline(): Timeline {
  return {
    summary: 'Bail with conditions until Tue 1 Dec 10:00; after it nothing that police can arrest for.',
    range: '12 weeks back, 6 ahead',
    ticks: [
      { at: 0.05, label: 'September 2026' },
      { at: 0.28, label: 'October 2026' },
      { at: 0.51, label: 'November 2026' },
      { at: 0.735, label: 'December 2026' },
      { at: 0.965, label: 'January 2027' },
    ],
    now: 0.71,
    lanes: [
      {
        label: 'Bail, 3 months', detail: 'no contact, not home', bars: [bar(0.06, 0.735, 2, { uncertainEnd: true })],
        fromLabel: 'From Tue 1 Sep 21:00', toLabel: 'Bail return Tue 1 Dec 10:00', note: '',
      },
      {
        label: 'Order (NMO)', detail: 'no contact, Tarn Street', bars: [bar(0.703, 1, 1, { runsOn: [false, true] })],
        fromLabel: 'Made Thu 26 Nov 14:00, not known to be aware', toLabel: 'Ends Fri 26 Nov 2027 16:00', note: '',
      },
      {
        label: 'Occupation order with power of arrest', detail: 'not to enter 4 Glebe Row or the area around it',
        bars: [bar(0, 0.3, 2, { runsOn: [true, false] })], fromLabel: 'Served Mon 3 Aug 09:12', toLabel: 'Ends Tue 6 Oct 12:00', note: '',
      },
      { label: 'DVPN, DVPO', detail: 'not used', bars: [], fromLabel: '', toLabel: '', note: 'Considered 1 Sep, not used: conditional bail granted' },
    ],
    strip: [
      bar(0, 0.02, 2, { runsOn: [true, false] }), bar(0.02, 0.06, 0), bar(0.06, 0.735, 2), bar(0.735, 1, 1, { runsOn: [false, true] }),
    ],
    gaps: [
      { from: 0.02, to: 0.06, label: 'No cover Thu 27 Aug 12:00 to Tue 1 Sep 21:00, 5 days 9 h' },
      { from: 0.735, to: 1, label: 'Gap from Tue 1 Dec 10:00, until he is known to be aware' },
    ],
    topics: [
      { label: 'Contact', bars: [bar(0.06, 0.735, 2), bar(0.735, 1, 1)] },
      { label: 'Home', bars: [bar(0, 0.735, 2), bar(0.735, 1, 0)] },
      { label: 'Streets named', bars: [bar(0, 1, 0)] },
      { label: 'School, children', bars: [bar(0, 1, 0)] },
    ],
    table: [
      { what: 'Pre-charge bail', from: 'Tue 1 Sep 2026 21:00', to: 'Tue 1 Dec 2026 10:00 (bail return)', strength: 'Arrest, not a crime', gap: false },
      { what: 'Non-molestation order', from: 'Thu 26 Nov 2026 14:00', to: 'Fri 26 Nov 2027 16:00', strength: 'Court only, or not known to be aware', gap: false },
      { what: 'Gap', from: 'Tue 1 Dec 2026 10:00', to: 'No end set', strength: 'Nothing to arrest for', gap: true },
    ],
  };
}
