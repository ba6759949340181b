// Measures: orders, bail, notices; their variations, their end, the second check of their terms.
import { call } from '../call';
import type {
  AskClashes, CheckTerms, ClashRow, EndMeasure, MeasureChoices, MeasureForm, MeasureView, RecordService, RecordedMeasure, VariationAsked,
  VariationForm, VariationPage,
} from '../wire';

export const measures = (id: string): Promise<MeasureView[]> => call('measures_of_case', { input: { case: id } });
export const measureChoices = (): Promise<MeasureChoices> => call('measure_choices');
export const measureForm = (measure: string): Promise<MeasureForm> => call('measure_form', { input: { measure } });
export const recordMeasure = (input: MeasureForm): Promise<RecordedMeasure> => call('record_measure', { input });
export const recordService = (input: RecordService): Promise<null> => call('record_service', { input });
/** The form of a variation; number 0 is a new one. */
export const variationForm = (input: VariationAsked): Promise<VariationPage> => call('variation_form', { input });
export const recordVariation = (input: VariationForm): Promise<null> => call('record_variation', { input });
export const endMeasure = (input: EndMeasure): Promise<null> => call('end_measure', { input });
/** A second person says that the coding of the newest version is what the paper says. */
export const checkTerms = (input: CheckTerms): Promise<null> => call('check_terms', { input });
/** Which of these terms go against a term of another measure in force. */
export const measureClashes = (input: AskClashes): Promise<ClashRow[]> => call('measure_clashes', { input });
