// Begins with what stands in the page already: the form and its styles come after it, and hold it up by nothing.
import './skeleton.css';

void import('./main');
