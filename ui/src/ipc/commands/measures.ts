// Measures: orders, bail, notices.
import { call } from '../call';
import type { MeasureChoices, MeasureForm, MeasureView, RecordService, RecordedMeasure } from '../wire';

export const measures = (id: string): Promise<MeasureView[]> => call('measures_of_case', { input: { case: id } });
export const measureChoices = (): Promise<MeasureChoices> => call('measure_choices');
export const measureForm = (measure: string): Promise<MeasureForm> => call('measure_form', { input: { measure } });
export const recordMeasure = (input: MeasureForm): Promise<RecordedMeasure> => call('record_measure', { input });
export const recordService = (input: RecordService): Promise<null> => call('record_service', { input });
